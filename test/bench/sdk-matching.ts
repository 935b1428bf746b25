/**
 * What matching costs beside reading: `npm run bench:sdks`. Prints milliseconds and their ratio, measured in one run
 * on a package given, or on the largest that the development dependencies hold.
 */
import { largestPackage } from './largest-package.js';
import { measureMatching } from './matching-cost.js';

const cost = await measureMatching(process.argv[2] ?? largestPackage(), 15);
const line = (what: string, ms: number, base?: number): string =>
  `${what.padEnd(58)}${ms.toFixed(1).padStart(8)} ms${base === undefined ? '' : `${((ms / base) * 100).toFixed(1).padStart(8)} %`}`;
process.stdout.write(
  [
    `${cost.signatures} signatures, ${cost.dexFiles} dex files, ${cost.types} types`,
    line('reading the dex class tables', cost.reading),
    line('matching their types', cost.matchingTypes, cost.reading),
    line('matching types, strings and beacons', cost.matchingAll, cost.reading),
    line('loading the compiled index, first time', cost.firstIndexing),
    line('loading the compiled index, median', cost.indexing),
    '',
  ].join('\n'),
);
