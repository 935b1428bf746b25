import type { AppFacts, SdkMatch } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { schemaVersion } from '../../report/json.js';
import { labelsOf } from '../../report/messages/labels.js';
import { diagnosticLines } from '../../report/terminal/diagnostic-lines.js';
import { appEvidenceLine } from '../../report/terminal/evidence-lines.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { sdksTexts } from './texts.js';

/** `{ schemaVersion, file, package, packer, sdks, diagnostics }`; `sdks` as in the facts of an app. */
export function matchJson(app: AppFacts, diagnostics: readonly Diagnostic[]): string {
  const { file, package: name, packer, sdks } = app;
  return `${JSON.stringify({ schemaVersion, file, package: name, packer, sdks, diagnostics }, null, 2)}\n`;
}

/** Each SDK and library with all of its evidence. */
export function matchReport(
  app: AppFacts,
  diagnostics: readonly Diagnostic[],
  options: TerminalOptions,
): string {
  const { language, style } = options;
  const texts = sdksTexts(language);
  const packed = app.packer === null ? [] : [style.warning(texts.packed(app.packer.name))];
  const found = app.sdks.flatMap((sdk) => sdkLines(sdk, options));
  const lines = [
    ...packed,
    ...(found.length > 0 ? found : [texts.noneFound]),
    ...diagnosticLines(diagnostics, options),
  ];
  return `${lines.join('\n')}\n`;
}

function sdkLines(sdk: SdkMatch, { language, style }: TerminalOptions): string[] {
  const texts = sdksTexts(language);
  const labels = labelsOf(language);
  const remarks = [
    texts.kind[sdk.kind],
    labels.confidence[sdk.confidence],
    labels.integration[sdk.integration],
    ...(sdk.embeddedBy === undefined ? [] : [texts.embeddedBy(sdk.embeddedBy)]),
    ...(sdk.firstParty ? [texts.firstParty] : []),
  ];
  const name = style.strong(language === 'en' ? sdk.nameEn : sdk.name);
  const version = sdk.version === undefined ? [] : [sdk.version];
  return [
    [name, sdk.id, ...version, style.faint(remarks.join(' · '))].join('  '),
    ...sdk.evidence.map((evidence) => `  ${appEvidenceLine(evidence, labels)}`),
  ];
}
