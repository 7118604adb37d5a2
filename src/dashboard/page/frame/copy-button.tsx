import { useState } from "preact/hooks";
import { useDesk } from "./desk.ts";

type Props = {
  readonly label: string;
  readonly text: string;
  /** The same for where text can have a form. */
  readonly html?: string;
};

const SAYS_SO_MILLISECONDS = 2_000;

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ label, text, html }: Props) {
  const { words } = useDesk();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await write(text, html);
    setCopied(true);
    setTimeout(() => setCopied(false), SAYS_SO_MILLISECONDS);
  };
  return (
    <>
      <button type="button" class="quiet" onClick={() => void copy()}>
        {isCopied ? words.frame.copied : label}
      </button>
      <span class="hidden" role="status">
        {isCopied ? words.frame.copied : ""}
      </span>
    </>
  );
}

async function write(text: string, html: string | undefined): Promise<void> {
  if (html === undefined) return await navigator.clipboard.writeText(text);
  const forms = { "text/plain": text, "text/html": html };
  const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
