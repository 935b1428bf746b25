import type { ParseError } from '../bytes/parse-error.js';
import type { Coverage } from '../facts/coverage.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import type { Matching } from '../sdk/matching.js';
import type { CodeScan } from './code-scan/scan-code.js';
import { matchDex } from './match-code.js';
import { errorCode, lostPart } from './package-diagnostics.js';

/** Shows every dex file to those who read it, and remembers what they could not read. */
export class CodeReaders {
  readonly diagnostics: Diagnostic[] = [];
  readonly #matching: Matching;
  readonly #scan: CodeScan;
  #firstLost: ParseError | null = null;

  constructor(matching: Matching, scan: CodeScan) {
    this.#matching = matching;
    this.#scan = scan;
  }

  /** @throws ParseError where a table that every reader needs is broken */
  read(dex: DexFile): void {
    const failure = matchDex(this.#matching, dex);
    if (failure !== null) {
      this.diagnostics.push(lostPart(failure, 'versions and renamed code of SDKs behind it are not found'));
    }
    const { references, lost } = this.#scan.addDex(dex);
    if (references !== null) this.#matching.addReferences(dex, references);
    const [first] = lost;
    if (first === undefined) return;
    this.#firstLost ??= first;
    const many = lost.length === 1 ? 'one class' : `${lost.length} classes`;
    this.diagnostics.push(lostPart(first, `${many} could not be read to the end`));
  }

  /** How far code could be read, with the classes that could not. */
  coverage(files: Coverage): Coverage {
    if (this.#firstLost === null || files.status !== 'ok') return files;
    return { status: 'partial', reason: errorCode(this.#firstLost) };
  }
}
