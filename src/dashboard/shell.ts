/** All that the page is before its script runs; the script draws the rest from the API. */
export const SHELL = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Headcount</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/main.css">
<script type="module" src="/page/main.js"></script>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. The estimate as JSON: <a href="/v1/impact">/v1/impact</a>.</noscript>
</html>
`;

/** Everything comes from here, and nothing in the page's text is code or style. A chart is saved from an address of its own (blob:). */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
