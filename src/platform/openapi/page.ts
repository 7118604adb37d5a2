/** What the page needs of swagger-ui-dist, besides what is written here. */
export const PAGE_FILES = ["swagger-ui.css", "swagger-ui-bundle.js"] as const;

/** Swagger UI styles its elements itself and draws its arrows from data addresses; all else comes from us. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Headcount: the interface</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="interface"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/show.js"></script>
</html>
`;

/** Without an outside validator, which Swagger UI would ask by itself. */
export const SHOW = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#interface", deepLinking: true, validatorUrl: null });
`;
