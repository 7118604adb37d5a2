import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundlePage } from "./dashboard/bundle.ts";
import { PAGE_FILES } from "./platform/openapi/page.ts";
import { SWAGGER_UI } from "./platform/openapi/swagger-ui.ts";

/** Puts together the static assets of a Worker, which has no node_modules to serve from. */
export async function build(): Promise<void> {
  const [docs, page] = [join("dist", "docs"), join("dist", "page")];
  for (const folder of [docs, page]) await mkdir(folder, { recursive: true });
  for (const file of PAGE_FILES) await copyFile(join(SWAGGER_UI, file), join(docs, file));
  for (const { name, bytes } of await bundlePage()) await writeFile(join(page, name), bytes);
}

if (import.meta.main) await build();
