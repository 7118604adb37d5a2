/** The files of the page beside its shell, at `/page/`. */
export const PAGE_FILES = ["main.js", "main.css", "icon.svg", "land.json"] as const;
export type PageFileName = (typeof PAGE_FILES)[number];
