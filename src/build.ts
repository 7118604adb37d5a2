import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PAGE_FILES } from "./platform/openapi/page.ts";
import { SWAGGER_UI } from "./platform/openapi/swagger-ui.ts";

/** Puts together the static assets of a Worker, which has no node_modules to serve from. */
export async function build(): Promise<void> {
  const folder = join("dist", "docs");
  await mkdir(folder, { recursive: true });
  for (const file of PAGE_FILES) await copyFile(join(SWAGGER_UI, file), join(folder, file));
}

if (import.meta.main) await build();
