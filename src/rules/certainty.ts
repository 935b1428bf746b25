import type { AppFacts, Confidence, SdkMatch } from '../facts/app-facts.js';
import type { Doubt } from '../findings/doubt.js';

/** How sure a statement is, and what keeps it from being surer. */
export interface Certainty {
  readonly confidence: Confidence;
  readonly doubts: readonly Doubt[];
}

/**
 * How sure it is that an SDK is not in the app. Classes renamed throughout hide whose they are, and logic outside dex
 * is not read: neither proves an absence.
 */
export function certaintyOfNoSdk(app: AppFacts, confidence: Confidence): Certainty {
  const { doubts } = certaintyOfNoCall(app, confidence);
  return app.obfuscation.level === 'heavy' ? lowered(['renamed', ...doubts]) : doubted(confidence, doubts);
}

/** How sure it is that nobody calls the platform for something. Renaming leaves such calls as they are. */
export function certaintyOfNoCall(app: AppFacts, confidence: Confidence): Certainty {
  return app.frameworks.length > 0 ? lowered(['framework']) : { confidence, doubts: [] };
}

/** How sure it is that an SDK is in the app, with the reasons where its match is not a sure one. */
export function certaintyOfSdk(sdk: SdkMatch, app: AppFacts): Certainty {
  if (sdk.confidence === 'high') return { confidence: 'high', doubts: [] };
  const hidden: Doubt[] = [];
  if (app.packer !== null) hidden.push('packed');
  else if (app.coverage.code.status !== 'ok') hidden.push('code-partly-read');
  if (app.obfuscation.level === 'heavy') hidden.push('renamed');
  return { confidence: sdk.confidence, doubts: ['weak-signs', ...hidden] };
}

function doubted(confidence: Confidence, doubts: readonly Doubt[]): Certainty {
  return doubts.length > 0 ? lowered(doubts) : { confidence, doubts };
}

function lowered(doubts: readonly Doubt[]): Certainty {
  return { confidence: 'low', doubts };
}
