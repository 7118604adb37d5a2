import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Live, STYLE, pagePolicy, renderPage } from "../../src/incidents/records/sitreps/page.ts";
import { at, exactly } from "./record-rows.ts";
import { sitrep } from "./sitrep.ts";

const live: Live = {
  at: at("05:12"),
  headline: "about 20 million",
  own: { affected: exactly(20_000_000), impaired: exactly(20_000_000), base: 32_300_000 },
};

const render = async (...args: Parameters<typeof renderPage>) => String(await renderPage(...args));

const rowOf = (index: number) => ({
  key: `${index}`,
  name: `class ${index}.`,
  affected: exactly(1),
  impaired: exactly(1),
  base: 1,
});

describe("the page of a report", () => {
  test("shows what was said then, and beside it what is so now, marked as live with its time", async () => {
    const page = await render(sitrep(), live);
    expect(page).toMatch(/<div class="frozen">\s*<strong>about 32 million<\/strong>\s*<p>affected 32,300,000;/);
    expect(page).toMatch(
      /<div class="live">\s*<p>LIVE, 6 Dec 2018 05:12:00 UTC.*<\/p>\s*<strong>about 20 million<\/strong>/,
    );
    expect(page).toContain('<div class="reference">K7M24W</div>');
    expect(page).toContain("Since 6 Dec 2018 04:39:00 UTC. Next report 6 Dec 2018 06:00:00 UTC");
    expect(page).toContain("data: likely 08:00 UTC (07:00 to 09:00)");
  });

  test("does not stop at nobody where others are served worse", async () => {
    const own = { affected: exactly(0), impaired: exactly(1_300_000), base: 32_300_000 };
    const page = await render(sitrep({ headline: "nobody", own }), { ...live, headline: "nobody", own });
    expect(
      page.match(/<strong>nobody<\/strong>\s*<p><b>about 1.3 million affected or served worse<\/b>/g),
    ).toHaveLength(2);
  });

  test("says so where there is nothing live any more", async () => {
    expect(await render(sitrep(), undefined)).toContain("There is no live figure");
  });

  test("shows all that fails beside it only where that is more", async () => {
    expect(await render(sitrep(), live)).not.toContain("With all else that fails");
    const joint = { affected: exactly(32_400_000), impaired: exactly(32_400_000), base: 32_500_000 };
    expect(await render(sitrep({ joint }), live)).toContain(
      "With all else that fails: about 32 million; affected 32,400,000",
    );
  });

  test("loads nothing, runs nothing, and asks for itself once a minute", async () => {
    const page = await render(sitrep(), live);
    expect(page).toContain('<meta http-equiv="refresh" content="60">');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|\bsrc=|\bhref=|\bstyle=|url\(|@import/i);
    const hash = createHash("sha256").update(STYLE).digest("base64");
    expect(await pagePolicy()).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page.match(/<style>([^]*?)<\/style>/)?.[1]).toBe(STYLE);
  });

  test("takes whatever was written for text", async () => {
    const evil = `<script>alert(1)</script><img src=x onerror='a' "&`;
    const row = { key: "x", name: evil, affected: exactly(1), impaired: exactly(1), base: 1 };
    const page = await render(
      sitrep({
        title: evil,
        state: evil,
        headline: evil,
        jointHeadline: evil,
        remark: evil,
        by: evil,
        incident: evil,
        byOperator: [{ ...row, kind: "mno" }],
        byCustomerClass: [row],
        byService: [{ ...row, kind: "data", customerFacing: true }],
        causes: [{ leaf: evil, name: evil, nodes: [evil], restores: { affected: 1, impaired: 1 } }],
        expectedRestoration: [{ service: evil, earliest: at("07:00"), likely: at("08:00"), latest: at("09:00") }],
      }),
      { ...live, headline: evil },
    );
    expect(page.match(/<script|<img/g)).toBeNull();
    expect(
      page.split("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&#39; &quot;&amp;").length - 1,
    ).toBe(14);
  });

  test("has five of each kind and says how many more there are", async () => {
    const page = await render(
      sitrep({ byCustomerClass: Array.from({ length: 12 }, (_, index) => rowOf(index)) }),
      live,
    );
    expect(page.match(/class \d+\./g)).toHaveLength(5);
    expect(page).toContain("And 7 more.");
  });
});
