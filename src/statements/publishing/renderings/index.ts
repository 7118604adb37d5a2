import { renderFeed } from "./feed.ts";
import { STYLE, renderPublicPage } from "./page.ts";

/** What the public reads, by how it is asked for. */
export const renderings = { feed: renderFeed, page: renderPublicPage, style: STYLE } as const;
