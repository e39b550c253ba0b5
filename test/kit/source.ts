import { parseSync } from 'vite';

/** A node of the syntax tree, as far as it has to be known here. */
export type Node = { type: string } & Record<string, unknown>;

/** Stands for an import whose target is known only when it runs. */
export const COMPUTED = '(computed)';

export const isNode = (value: unknown): value is Node =>
  value instanceof Object && 'type' in value && typeof value.type === 'string';

const isNamed = (value: unknown, name: string): boolean =>
  isNode(value) && value.type === 'Identifier' && value.name === name;

/** All nodes below one, parents first, each with the one that holds it and where. */
export function* walk(
  node: Node,
  parent: Node | null = null,
  place = '',
): Generator<[Node, Node | null, string]> {
  yield [node, parent, place];
  for (const [key, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* walk(child, node, key);
}

export function parse(path: string, code: string) {
  const { program, comments, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  if (!isNode(program)) throw new Error(`${path}: no program`);
  return { program, comments };
}

/** The text of a literal, or that it can't be told. */
function literal(node: unknown): string {
  if (isNode(node) && typeof node.value === 'string') return node.value;
  return COMPUTED;
}

/**
 * Whatever a module names to be loaded: by import, export, import(), type, reference, require, and by files named
 * relative to import.meta.
 */
export function imports(path: string, code: string): string[] {
  const { program, comments } = parse(path, code);
  const found = comments.flatMap(({ value }) => /^\/\s*<reference\s+\w+="([^"]+)"/.exec(value)?.[1] ?? []);
  for (const [node] of walk(program)) found.push(...named(node));
  return found;
}

function named(node: Node): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [literal(node.source)];
    case 'ExportNamedDeclaration':
      return node.source ? [literal(node.source)] : [];
    case 'TSExternalModuleReference':
      return [literal(node.expression)];
    case 'NewExpression': {
      const [file, base] = argumentsOf(node);
      return isNamed(node.callee, 'URL') && isMeta(base) ? [literal(file)] : [];
    }
    case 'CallExpression': {
      const [file] = argumentsOf(node);
      if (isNamed(node.callee, 'require')) return [literal(file)];
      const ofMeta = isNode(node.callee) && isNode(node.callee.object) && isMeta(node.callee);
      if (!ofMeta) return [];
      return isNode(file) && Array.isArray(file.elements) ? file.elements.map(literal) : [literal(file)];
    }
    default:
      return [];
  }
}

const argumentsOf = (node: Node): unknown[] => (Array.isArray(node.arguments) ? node.arguments : []);

/** Whether it is a member of import.meta. */
const isMeta = (node: unknown): boolean =>
  isNode(node) && isNode(node.object) && node.object.type === 'MetaProperty';

/** What a pure core may not know: time, chance, place, language, the machine. */
const WORLDLY = new Set(
  [
    ['Date', 'Temporal', 'performance', 'Intl', 'process', 'crypto', 'Buffer', 'require', 'console', 'fetch'],
    ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
    [
      'globalThis',
      'self',
      'window',
      'document',
      'navigator',
      'location',
      'localStorage',
      'WebSocket',
      'Worker',
    ],
    ['eval', 'Function', 'WeakRef', 'FinalizationRegistry', 'Atomics', 'SharedArrayBuffer'],
  ].flat(),
);

/** IEEE 754 settles these to the last bit; the others differ from engine to engine. */
const EXACT = new Set([
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
]);

/** Whatever in a module could make two machines disagree. */
export function impurities(path: string, code: string): string[] {
  const { program } = parse(path, code);
  const nodes = [...walk(program)];
  const own = new Set(nodes.flatMap(([node, parent, place]) => declared(node, parent, place)));
  return nodes.flatMap(([node, parent, place]) => impurity(node, parent, place, own));
}

function impurity(node: Node, parent: Node | null, place: string, own: Set<string>): string[] {
  if (node.operator === '**' || node.operator === '**=') return ['**'];
  if (node.type === 'MemberExpression') {
    const property = member(node);
    return /^toLocale|^localeCompare$/.test(property) ? [property] : [];
  }
  if (node.type !== 'Identifier' || typeof node.name !== 'string' || own.has(node.name)) return [];
  if (isLabel(parent, place)) return [];
  if (node.name === 'Math') {
    const property = parent?.type === 'MemberExpression' && place === 'object' ? member(parent) : '';
    return EXACT.has(property) ? [] : [property ? `Math.${property}` : 'Math'];
  }
  return WORLDLY.has(node.name) ? [node.name] : [];
}

/** The name of a member, also of one in brackets. */
function member(node: Node): string {
  if (!isNode(node.property)) return '';
  return node.computed ? literal(node.property) : String(node.property.name);
}

/** Whether an identifier there is only the name of a member, and refers to nothing. */
function isLabel(parent: Node | null, place: string): boolean {
  if (!parent) return false;
  if (place === 'property') return parent.type === 'MemberExpression' && !parent.computed;
  if (place === 'key') return !parent.computed;
  if (place === 'right') return parent.type === 'TSQualifiedName';
  return place === 'imported' || place === 'exported' || (place === 'id' && parent.type === 'TSEnumMember');
}

/** The names that a node binds in its module. */
function declared(node: Node, parent: Node | null, place: string): string[] {
  const binds =
    (place === 'id' && parent?.type !== 'TSEnumMember') ||
    place === 'params' ||
    place === 'param' ||
    place === 'local';
  return binds ? bound(node) : [];
}

function bound(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [String(pattern.name)];
  const parts = [pattern.left, pattern.argument, pattern.parameter, pattern.value];
  for (const list of [pattern.properties, pattern.elements]) if (Array.isArray(list)) parts.push(...list);
  return parts.flatMap(bound);
}
