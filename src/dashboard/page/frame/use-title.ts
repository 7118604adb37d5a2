import { useEffect } from "preact/hooks";
import { useDesk } from "./desk.ts";

/** What the browser's tab says while a view is open; `undefined` only whose page it is. */
export function useTitle(text: string | undefined): void {
  const { title } = useDesk().words.frame;
  useEffect(() => {
    document.title = text === undefined ? title : `${text} · ${title}`;
    return () => void (document.title = title);
  }, [text, title]);
}
