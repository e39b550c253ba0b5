import { isNode, type Node, parse, walk } from './source.ts';

/** The functions that turn a number into text, in client/i18n. */
const FORMATTERS = ['figure', 'quantity', 'change', 'partOf'];
/** Methods that would do so behind their back. */
const HIDDEN = ['toFixed', 'toLocaleString', 'toPrecision', 'NumberFormat'];

/** A number that is formatted outside of a figure that opens, by the function it stands in. */
export interface Bare {
  where: string; // the outermost named function
  call: string;
  line: number;
}

/** Every formatted number of a module that is neither in a `<Figure>` nor in a column that says what its figure is. */
export function bareFigures(path: string, code: string): Bare[] {
  const { program } = parse(path, code);
  const parents = new Map<Node, Node>();
  const found: Bare[] = [];
  for (const [node, parent] of walk(program)) {
    if (parent) parents.set(node, parent);
    const call = formatter(node);
    if (call === null) continue;
    const above = ancestors(node, parents);
    if (FORMATTERS.includes(call) && above.some(opens)) continue;
    found.push({ where: named(above), call, line: code.slice(0, Number(node.start)).split('\n').length });
  }
  return found;
}

function formatter(node: Node): string | null {
  if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Identifier')
    return FORMATTERS.find((one) => isNode(node.callee) && node.callee.name === one) ?? null;
  if (node.type === 'MemberExpression' && isNode(node.property))
    return HIDDEN.find((one) => isNode(node.property) && node.property.name === one) ?? null;
  return null;
}

function* up(node: Node, parents: Map<Node, Node>): Generator<Node> {
  for (let at = parents.get(node); at; at = parents.get(at)) yield at;
}

const ancestors = (node: Node, parents: Map<Node, Node>): Node[] => [...up(node, parents)];

/** `<Figure>`, or an object with `text` and `figure`: a column of a table. */
function opens(node: Node): boolean {
  if (node.type === 'JSXElement' && isNode(node.openingElement)) {
    const { name } = node.openingElement;
    return isNode(name) && name.name === 'Figure';
  }
  if (node.type !== 'ObjectExpression' || !Array.isArray(node.properties)) return false;
  const keys = node.properties.flatMap((one) => (isNode(one) && isNode(one.key) ? [one.key.name] : []));
  return keys.includes('text') && keys.includes('figure');
}

function named(above: readonly Node[]): string {
  for (const node of [...above].reverse()) {
    if (node.type === 'FunctionDeclaration' && isNode(node.id)) return String(node.id.name);
    if (node.type === 'VariableDeclarator' && isNode(node.id)) return String(node.id.name);
    if (node.type === 'ClassDeclaration' && isNode(node.id)) return String(node.id.name);
  }
  return '(module)';
}
