import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { AppFacts } from '../../src/facts/app-facts.js';
import type { PolicyFacts } from '../../src/facts/policy-facts.js';
import { collectPolicyFacts } from '../../src/policy/collect-policy-facts.js';
import type { SignatureSet } from '../../src/sdk/signature-schema.js';
import { type AppPlan, buildApp } from './built-app.js';

/** Reads built apps and written policies with one set of signatures; the same documents are read once. */
export class Readings {
  readonly #signatures: SignatureSet;
  readonly #policies = new Map<string, Promise<PolicyFacts>>();

  constructor(signatures: SignatureSet) {
    this.#signatures = signatures;
  }

  async app(plan: AppPlan): Promise<AppFacts> {
    const source = bufferSource(buildApp(plan));
    return (await collectAppFacts(source, 'app.apk', { signatures: this.#signatures })).app;
  }

  policy(documents: Readonly<Record<string, string>>): Promise<PolicyFacts> {
    const key = JSON.stringify(documents);
    const known = this.#policies.get(key);
    if (known !== undefined) return known;
    const reading = this.#read(documents);
    this.#policies.set(key, reading);
    return reading;
  }

  async #read(documents: Readonly<Record<string, string>>): Promise<PolicyFacts> {
    const inputs = Object.entries(documents).map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(text),
    }));
    return (await collectPolicyFacts(inputs, { signatures: this.#signatures })).policy;
  }
}
