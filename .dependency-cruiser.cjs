/**
 * The import table of docs/architecture.md as rules. Each room may import itself, the rooms listed for it and
 * `everywhere`; whatever is not listed is an error.
 */
const everywhere = ['collections'];
const rooms = {
  collections: { may: [], why: 'keeps values and knows nothing of them' },
  bytes: { may: [], why: 'reads bytes and knows no format' },
  formats: { may: ['bytes'], why: 'knows formats, no policy and no app' },
  taxonomy: { may: [], why: 'is knowledge: data and look-ups' },
  facts: { may: ['taxonomy'], why: 'is the contract between collecting and judging' },
  sdk: { may: ['taxonomy', 'facts'], why: 'matches what it is shown; it reads no package format' },
  app: {
    may: ['formats', 'bytes', 'sdk', 'taxonomy', 'facts'],
    why: 'turns a package into facts and never judges',
  },
  policy: {
    may: ['formats', 'bytes', 'taxonomy', 'facts', 'sdk'],
    why: 'turns documents into facts and never sees a package; a Word document is a ZIP archive too',
  },
  findings: { may: ['facts', 'taxonomy'], why: 'gives findings their shape and order' },
  rules: {
    may: ['facts', 'taxonomy', 'findings'],
    why: 'judges facts alone, so that it can be re-run on saved ones',
  },
  report: { may: ['findings', 'facts', 'taxonomy'], why: 'words findings from rule id and args alone' },
  draft: {
    may: ['facts', 'taxonomy', 'sdk'],
    why: 'writes policy rows from facts and signatures, and judges nothing',
  },
  inputs: {
    may: ['(root)', 'bytes', 'taxonomy', 'facts', 'sdk', 'app', 'policy', 'findings', 'rules', 'report'],
    why: 'turns paths, addresses and configuration files into what the library takes',
  },
  batch: {
    may: ['(root)', 'inputs', 'facts', 'findings'],
    why: 'runs many audits and keeps their results; it neither reads nor judges',
  },
  build: {
    may: ['batch', 'cli'],
    why: 'bundles what tsc made when the package is built; nothing of it ships',
  },
  web: {
    may: ['(root)', 'inputs', 'batch', 'facts', 'findings'],
    also: [
      // The page in the browser says things in the words of the reports, and cannot load the whole library for them.
      '^src/report/(messages/|html/visible\\.ts$)',
      '^src/taxonomy/data-types\\.ts$',
      '^src/sdk/signature-schema\\.ts$',
    ],
    why: 'shows audits in a browser; it neither reads nor judges',
  },
};

const path = (room) => (room === '(root)' ? '^src/(index|audit)\\.ts$' : `^src/${room}/`);

const importTable = Object.entries(rooms).map(([room, { may, also = [], why }]) => ({
  name: `${room}-imports`,
  comment: `${room}/ ${why}; it may import ${[...everywhere, ...may].join(', ')}.`,
  severity: 'error',
  from: { path: path(room) },
  to: { path: '^src/', pathNot: [path(room), ...[...everywhere, ...may].map(path), ...also] },
}));

/** The signature loader may read files: signatures are data on disk. */
const signatureLoader =
  '^src/sdk/(load-signatures|load-product-names|compile-signatures|signature-folder)\\.ts$';

module.exports = {
  forbidden: [
    ...importTable,
    {
      name: 'no-circular',
      comment: 'A circle of modules cannot be understood or tested one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'edge-only',
      comment:
        'Only inputs, cli, web, batch, the build and the signature loader touch files, network, processes or workers.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(inputs|cli|web|batch|build)/', signatureLoader] },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|fs/promises|net|http|https|http2|tls|dgram|dns|child_process|cluster|worker_threads|process|os|path)$',
      },
    },
    {
      name: 'policy-sees-names-only',
      comment: 'policy/ needs the names of SDKs, not how they are matched in a package.',
      severity: 'error',
      from: { path: '^src/policy/' },
      to: {
        path: '^src/sdk/',
        pathNot: [
          '^src/sdk/(signature-schema|product-names|name-key|vendor-owners|registrable-domain)\\.ts$',
        ],
      },
    },
    {
      name: 'no-test-in-src',
      comment: 'The product does not depend on its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|samples)/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that does not resolve escapes every other rule.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What ships must not need what does not.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/build/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
