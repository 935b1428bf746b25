import type { Component } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import type { AccessCatalog } from './access-catalog.js';
import type { AccessRow } from './access-rows.js';
import type { CodeOwners } from './code-owners.js';

/** An intent action of the API map that a component listens to. */
export interface ManifestAction {
  readonly row: AccessRow;
  readonly owner: number;
  readonly evidence: AppEvidence;
}

/**
 * Actions that the manifest lets components receive: a text message, the end of booting. They need no code to ask.
 * Disabled components count: code may enable them.
 */
export function manifestActions(
  components: readonly Component[],
  manifestEntry: string,
  catalog: AccessCatalog,
  owners: CodeOwners,
): ManifestAction[] {
  return components
    .filter(({ kind }) => kind === 'receiver' || kind === 'service')
    .flatMap((component) => {
      const actions = component.intentFilters.flatMap((filter) => filter.actions);
      return [...new Set(actions)].flatMap((action) =>
        (catalog.constants.get(action) ?? [])
          .filter((row) => row.kind === 'intent-action')
          .map(
            (row): ManifestAction => ({
              row,
              owner: owners.numberOfName(component.name),
              evidence: {
                kind: 'manifest',
                entry: manifestEntry,
                element: component.kind,
                name: component.name,
              },
            }),
          ),
      );
    });
}
