import { isSameRange } from "../engine/index.ts";
import { supports } from "../impact/claim.ts";
import { type Check, checkEstimate } from "../incidents/evidence/recompute.ts";
import type { Checker } from "../incidents/evidence/verify-file.ts";
import { createNetworkMemory } from "../incidents/load.ts";
import { findIncident } from "../incidents/records/found.ts";
import { type Version, versionsIn } from "./drafts/content.ts";
import { digestOfDrawn } from "./drafts/save.ts";

/** Every statement must have the figures of the estimate that it names, say no more than they support, and be what was approved. */
export const checkStatements: Checker = async (asker, { incident }): Promise<readonly Check[]> => {
  const { known } = await findIncident({ ...asker, network: createNetworkMemory() }, incident);
  const versions = versionsIn(known.records);
  if (versions.length === 0) return [];
  const faults: string[] = [];
  for (const version of versions) faults.push(...(await faultsOf(asker, version)));
  return [{ what: `${versions.length} versions of public statements, their estimates, figures and words`, faults }];
};

async function faultsOf(asker: Parameters<Checker>[0], { name, content }: Version): Promise<readonly string[]> {
  const title = `statement ${name}, version ${content.version}`;
  const { impact, faults } = await checkEstimate(asker, title, content);
  const figures = content.figures.filter(
    ({ name: figure, range }) => impact !== undefined && !isSameRange(range, impact[figure]),
  );
  const claims = content.figures.filter(({ range, claim }) => !supports(range, claim));
  const isAltered = (await digestOfDrawn(content)) !== content.digest;
  return [
    ...faults,
    ...figures.map((one) => `${title}: ${one.name} is not what the estimate says`),
    ...claims.map((one) => `${title}: what it says of ${one.name} is more than its range supports`),
    ...(isAltered ? [`${title}: its words or values are not those that were approved`] : []),
  ];
}
