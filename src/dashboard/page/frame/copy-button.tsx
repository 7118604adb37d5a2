import { useState } from "preact/hooks";
import { useDesk } from "./desk.ts";

type Props = { readonly label: string; readonly text: string };

const SAYS_SO_MILLISECONDS = 2_000;

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ label, text }: Props) {
  const { words } = useDesk();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
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
