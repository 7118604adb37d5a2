import { describe, expect, test } from "vitest";
import { shippedForm, shippedForms } from "./shipped-forms.ts";

const idsOf = (form: string) => shippedForm(form).fields.map(({ id }) => id);
const labelsOf = (form: string) =>
  shippedForm(form)
    .fields.map(({ label }) => label)
    .join("\n");

describe("a form that ships", () => {
  test("there are forms of twelve packs, each named once", () => {
    expect(new Set(shippedForms.map(({ pack }) => pack)).size).toBe(12);
    expect(new Set(shippedForms.map(({ form }) => form.id)).size).toBe(shippedForms.length);
  });

  test.each(shippedForms)("$form.id is filled from what there is, and says why a field is not public", ({ form }) => {
    expect(form.fields.filter((field) => !field.public && field.ground === undefined)).toEqual([]);
    expect(new Set(form.fields.map(({ id }) => id)).size).toBe(form.fields.length);
    expect(form.source).not.toBe("");
  });
});

describe("the fields are the regulator's own:", () => {
  test("CRTC's notification has (a) to (o), of which (a) to (g) are public", () => {
    const { fields } = shippedForm("ca-notification");
    expect(fields.map(({ id }) => id).join("")).toBe("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)(n)(o)");
    expect(
      fields
        .filter((field) => field.public)
        .map(({ id }) => id)
        .join(""),
    ).toBe("(a)(b)(c)(d)(e)(f)(g)");
    expect(fields.find(({ id }) => id === "(f)")?.from).toBe("criterion-met");
  });

  test("CRTC's post-outage report has thirteen", () => {
    expect(idsOf("ca-post-outage")).toHaveLength(13);
    expect(labelsOf("ca-post-outage")).toMatch(/Indigenous[^]*Lessons/);
  });

  test("the FCC's notification has six, its notice to a 911 facility ten, and its final report is under oath", () => {
    expect(idsOf("us-nors-notification")).toEqual([
      "reporting-entity",
      "onset",
      "description",
      "service-effects",
      "area",
      "contact",
    ]);
    expect(idsOf("us-911-988-notice")).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(idsOf("us-nors-initial")).not.toContain("attestation");
    expect(idsOf("us-nors-final")).toEqual([...idsOf("us-nors-initial"), "attestation"]);
    const services = ["wireline", "wireless", "cable", "voip", "paging", "satellite", "ss7", "911"];
    expect(idsOf("us-nors-initial")).toEqual(expect.arrayContaining(services.map((name) => `effect-${name}`)));
    for (const { form } of shippedForms.filter(({ pack }) => pack === "us-fcc"))
      expect(form.fields.filter((field) => field.public)).toEqual([]);
  });

  test("NIS2 asks for cause and borders at 24 hours, severity, impact and indicators at 72, and Germany for the same", () => {
    expect(idsOf("eu-early-warning")).toEqual(["malicious", "cross-border"]);
    expect(idsOf("eu-notification").slice(0, 3)).toEqual(["severity", "impact", "indicators"]);
    expect(idsOf("eu-final")).toEqual(["description", "root-cause", "measures", "cross-border"]);
    for (const stage of ["early-warning", "notification", "interim", "final"])
      expect(idsOf(`de-${stage}`)).toEqual(idsOf(`eu-${stage}`));
  });

  test.each([
    [
      "gb-report",
      "provider contact reference start end place description networks services customers criterion effect-999 cause third-parties actions prevention",
    ],
    ["it-first", "service duration impact"],
    ["au-communication", "scale cause areas services rectification help"],
    ["jp-prompt", "reported occurred place service area users cause recovered"],
    ["in-report", "incident-time areas rectified final-date reason"],
  ])("%s has %s", (form, fields) => {
    expect(idsOf(form).join(" ")).toBe(fields);
  });

  test("what Australians are told is all public, and fields that nobody found are said to be of low confidence", () => {
    expect(shippedForm("au-communication").fields.every((field) => field.public)).toBe(true);
    for (const form of ["be-brief", "be-full", "ch-notice", "jp-30-day"])
      expect(shippedForm(form)).toMatchObject({ confidence: "low", source: expect.stringContaining("not found") });
  });
});
