import { propertiesOfAgreement } from "./properties-of-agreement.ts";
import { propertiesOfDeclarations } from "./properties-of-declarations.ts";
import { propertiesOfDocuments } from "./properties-of-documents.ts";
import { propertiesOfOrder } from "./properties-of-order.ts";
import { propertiesOfReports } from "./properties-of-reports.ts";
import { propertiesOfSeries } from "./properties-of-series.ts";
import type { Property } from "./property.ts";

/** What must hold of any engine, ours or a deliberately broken copy, for every legal inventory. */
export const properties: readonly Property[] = [
  ...propertiesOfAgreement,
  ...propertiesOfOrder,
  ...propertiesOfDocuments,
  ...propertiesOfReports,
  ...propertiesOfDeclarations,
  ...propertiesOfSeries,
];
