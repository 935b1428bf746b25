import type { AppFacts } from '../../facts/app-facts.js';
import { classDescriptor } from './class-names.js';
import type { CodeGraph } from './code-graph.js';
import { hashOfText } from './name-hash.js';

/** What the manifest says of an app's start and of its ways in. */
export interface EntryPoints {
  readonly application: Pick<AppFacts['application'], 'class'>;
  readonly components: AppFacts['components'];
}

/** Calls followed from a start-up method. Deeper, nearly everything is reached and the hint says nothing. */
export const STARTUP_STEPS = 6;
/** Methods that run soon after an object of their class is made: threads, tasks, lambdas. */
export const RUN_METHODS = ['run', 'call', 'invoke', 'doInBackground'];

/** Value of the meta-data that names an androidx.startup initialiser. */
const INITIALIZER = 'androidx.startup';

/** Methods that Android runs before the first activity is shown, as class and method numbers of the graph. */
export function startupRoots(graph: CodeGraph, { application, components }: EntryPoints): [number, number][] {
  const roots: [number, number][] = [];
  const add = (className: string, methods: readonly string[]): void => {
    const type = graph.types.internText(classDescriptor(className));
    for (const method of ['<init>', '<clinit>', ...methods]) {
      const name = hashOfText(method);
      const definition = graph.definitionOf(type, name);
      if (definition >= 0) roots.push([definition, name]);
    }
  };
  if (application.class !== null) add(application.class, ['attachBaseContext', 'onCreate']);
  for (const component of components) {
    if (component.kind !== 'provider' || !component.enabled) continue;
    add(component.name, ['attachInfo', 'onCreate']);
    for (const { name, value } of component.metaData) if (value === INITIALIZER) add(name, ['create']);
  }
  return roots;
}

/** Classes that Android makes by name, or that are the app's own. */
export function entryClasses(
  graph: CodeGraph,
  { application, components }: EntryPoints,
  isOwn: (owner: number) => boolean,
): number[] {
  const names = [
    ...(application.class === null ? [] : [application.class]),
    ...components
      .filter(({ enabled }) => enabled)
      .map((component) => component.targetActivity ?? component.name),
    ...components.flatMap(({ metaData }) =>
      metaData.filter(({ value }) => value === INITIALIZER).map(({ name }) => name),
    ),
  ];
  const classes = names.map((name) => graph.classOf(graph.types.internText(classDescriptor(name))));
  for (let number = 0; number < graph.classCount; number++) {
    if (isOwn(graph.ownerOfClass(number))) classes.push(number);
  }
  return classes.filter((number) => number >= 0);
}
