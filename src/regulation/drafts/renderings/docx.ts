import type { Paragraph, Table, TableRow } from "docx";
import type { Draft } from "../draft.ts";
import {
  NO_FIELDS,
  changeLines,
  changeTitle,
  criterionLines,
  headLines,
  leftOutLines,
  originLine,
  toBeWritten,
} from "../lines.ts";
import type { Document as Rendered, Rendering } from "../rendering.ts";

/** To be edited in a word processor; what a person must write is highlighted. */
export const docx: Rendering = {
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
  render: async (document) => {
    // Loaded by whoever asks for one, since it is large.
    const word = await import("docx");
    const children = [
      new word.Paragraph({ text: clean(document.form.title), heading: word.HeadingLevel.HEADING_1 }),
      tableOf(word, headRows(word, document)),
      ...listOf(word, "Thresholds", criterionLines(document)),
      new word.Paragraph(""),
      ...fieldsOf(word, document),
      ...listOf(word, changeTitle(document), changeLines(document)),
      ...listOf(word, "Left out of this edition", leftOutLines(document)),
      small(word, `Estimate of the whole: ${document.estimateId}`),
    ];
    const file = new word.Document({
      title: clean(document.form.title),
      creator: "Headcount",
      sections: [{ children }],
    });
    return new Uint8Array(await word.Packer.toArrayBuffer(file));
  },
};

type Word = typeof import("docx");

/** Without what XML cannot hold. Markup cannot come of text: what writes the file escapes it. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD").toWellFormed();
}

function tableOf({ Table, WidthType, TableLayoutType }: Word, rows: readonly TableRow[]): Table {
  return new Table({
    rows: [...rows],
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.AUTOFIT,
  });
}

/** A table without rows is none that a word processor opens. */
function fieldsOf(word: Word, { fields }: Rendered): readonly (Paragraph | Table)[] {
  if (fields.length === 0) return [plain(word, NO_FIELDS)];
  return [
    tableOf(
      word,
      fields.map((field) => fieldRow(word, field)),
    ),
  ];
}

function headRows(word: Word, document: Rendered): readonly TableRow[] {
  return headLines(document).map(([label, text]) => rowOf(word, [[plain(word, label)], [plain(word, text)]]));
}

function rowOf({ TableRow, TableCell }: Word, cells: readonly (readonly Paragraph[])[]): TableRow {
  return new TableRow({
    cantSplit: true,
    children: cells.map((children) => new TableCell({ children: [...children] })),
  });
}

function fieldRow(word: Word, field: Draft["fields"][number]): TableRow {
  const { id, label, clause, text, prompt } = field;
  const origin = originLine(field);
  return rowOf(word, [
    [plain(word, id)],
    [plain(word, label), ...(clause === null ? [] : [small(word, clause)])],
    [
      text === null ? marked(word, toBeWritten(prompt)) : plain(word, text),
      ...(origin === "" ? [] : [small(word, origin)]),
    ],
  ]);
}

function plain({ Paragraph, TextRun }: Word, text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: clean(text) })] });
}

function marked({ Paragraph, TextRun }: Word, text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: clean(text), highlight: "yellow" })] });
}

/** Of a word processor half points: 15 are 7.5 pt. */
const SMALL = 15;

function small({ Paragraph, TextRun }: Word, text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: clean(text), size: SMALL, color: "444444" })] });
}

function listOf(word: Word, title: string, lines: readonly string[]): readonly Paragraph[] {
  if (lines.length === 0) return [];
  return [
    new word.Paragraph({ text: clean(title), heading: word.HeadingLevel.HEADING_2 }),
    ...lines.map((line) => new word.Paragraph({ text: clean(line), bullet: { level: 0 } })),
  ];
}
