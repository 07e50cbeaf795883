// The allowed directions of docs/architecture.md as rules. Layers come from the tags in project.json.
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** layer -> the layers it may use. */
const layers = {
  flow: [],
  domain: ['flow'],
  contracts: ['flow', 'domain'],
  server: ['flow', 'domain', 'contracts'],
  client: ['flow', 'domain', 'contracts'],
};
/** library -> the packages it may use (their specs may also use fast-check). */
const packages = { flow: [], domain: ['fractional-indexing'], contracts: ['zod'] };

/** server feature -> the features it may use, through their index.ts. No arrow back, so there is no cycle. */
const arrows = {
  identity: [],
  notifications: [],
  flows: ['identity'],
  customers: ['identity'],
  boards: ['flows', 'identity'],
  pools: ['boards', 'flows', 'identity'],
  followups: ['boards', 'identity'],
  documents: ['boards', 'identity'],
  opportunities: ['pools', 'boards', 'flows', 'customers', 'identity'],
  tenders: ['opportunities', 'pools', 'boards', 'flows', 'customers', 'identity'],
  imports: ['opportunities', 'boards', 'pools', 'flows', 'customers', 'identity'],
  demo: ['opportunities', 'pools', 'boards', 'flows', 'customers', 'identity'],
};

const words = (list) => list.join('|');
const spec = '\\.(spec|e2e)\\.ts$';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const folders = (path) => {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
};

function projects(root) {
  const paths = [...folders(join(root, 'libs')).map((name) => `libs/${name}`), 'server', 'client'];
  return paths.filter((path) => existsSync(join(root, path, 'project.json'))).map((path) => {
    const { tags = [] } = JSON.parse(readFileSync(join(root, path, 'project.json'), 'utf8'));
    const layer = tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length);
    if (!layer || !(layer in layers)) throw new Error(`${path}/project.json names no known layer (tags: layer:${words(Object.keys(layers))})`);
    return { path, layer, isLibrary: path.startsWith('libs/') };
  });
}

function layerRules(all) {
  return all.flatMap(({ path, layer, isLibrary }) => {
    const forbidden = all.filter((other) => other.path !== path && !layers[layer].includes(other.layer)).map((other) => other.path);
    const libraries = all.filter((other) => other.isLibrary && other.path !== path).map((other) => other.path);
    return [
      forbid(`${layer}-direction`, `${layer} may use: ${layers[layer].join(', ') || 'nothing'}`,
        { path: `^${path}/` }, { path: `^(${words(forbidden)})/` }),
      forbid(`${layer}-front-door`, 'A library is imported by its name, never by a path inside it.',
        { path: `^${path}/` }, { path: `^(${words(libraries)})/`, pathNot: '^libs/[^/]+/src/index\\.ts$' }),
      ...(isLibrary ? libraryRules(path, layer) : []),
    ].filter((rule) => rule.to.path !== '^()/');
  });
}

function libraryRules(path, layer) {
  const allowed = packages[layer].map((name) => `node_modules/${name}/`);
  return [
    forbid(`${layer}-no-node`, 'The libraries run in the browser too.', { path: `^${path}/` }, { dependencyTypes: ['core'] }),
    forbid(`${layer}-packages`, `${layer} may use the packages: ${packages[layer].join(', ') || 'none'}`,
      { path: `^${path}/`, pathNot: spec },
      { path: 'node_modules/', ...(allowed.length ? { pathNot: words(allowed) } : {}) }),
    forbid(`${layer}-spec-packages`, 'Specs of the libraries add fast-check.',
      { path: `^${path}/.*${spec}` }, { path: 'node_modules/', pathNot: words([...allowed, 'node_modules/fast-check/']) }),
  ];
}

function featureRules(root) {
  const present = folders(join(root, 'server/src/features'));
  const own = (name) => `^server/src/features/${name}/`;
  return present.flatMap((name) => {
    const others = present.filter((other) => other !== name && !(arrows[name] ?? ['identity']).includes(other));
    return others.length
      ? [forbid(`feature-arrow-${name}`, `${name} may use: ${(arrows[name] ?? ['identity']).join(', ') || 'no feature'}`,
          { path: own(name) }, { path: `^server/src/features/(${words(others)})/` })]
      : [];
  });
}

const serverRules = [
  forbid('platform-below-features', 'The platform knows no feature.',
    { path: '^server/src/(platform|config)/' }, { path: '^server/src/features/' }),
  forbid('feature-front-door', 'A feature is imported through its index.ts.',
    { path: '^server/src/features/([^/]+)/' },
    { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', '^server/src/features/[^/]+/index\\.ts$'] }),
  forbid('server-no-test-code', 'Nothing that ships uses test code.',
    { path: '^server/src/', pathNot: spec }, { path: `^server/test/|^tools/|${spec}` }),
  forbid('server-packages', 'What ships uses dependencies only: devDependencies are pruned from the image.',
    { path: '^server/src/', pathNot: spec }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
];

const clientRules = [
  forbid('client-feature-alone', 'A feature of the client never imports a feature.',
    { path: '^client/src/app/features/([^/]+)/' },
    { path: '^client/src/app/features/', pathNot: '^client/src/app/features/$1/' }),
  forbid('client-core-below', 'core knows no feature and no page.',
    { path: '^client/src/app/core/' }, { path: '^client/src/app/(features|shell)/' }),
  forbid('client-ui-plain', 'ui has inputs and outputs only: no HTTP, no store, no session. Words and formats come from core/i18n.',
    { path: '^client/src/app/ui/' },
    {
      path: '^client/src/app/|node_modules/@angular/common/http|node_modules/socket\\.io-client/',
      pathNot: '^client/src/app/(ui|core/i18n)/',
    }),
  forbid('client-no-test-code', 'Nothing that ships uses test code.',
    { path: '^client/src/', pathNot: `${spec}|/testing/` }, { path: `^client/e2e/|^tools/|${spec}` }),
];

const generalRules = [
  forbid('no-cycle', 'Two files that need each other are one file, or three.',
    {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  forbid('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...generalRules, ...layerRules(projects(__dirname)), ...featureRules(__dirname), ...serverRules, ...clientRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|tmp)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
  },
};
