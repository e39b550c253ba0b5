import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { type Node, nextNode } from '../../map/hits.ts';

const WAYS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const isArrow = (key: string): key is keyof typeof WAYS => Object.hasOwn(WAYS, key);

/** Everything on the canvas as a list, one to one: arrows walk to what lies that way, Enter opens it. */
export function MapNodes({
  nodes,
  label,
  focus,
  open,
  connect,
}: {
  nodes: readonly Node[];
  label(node: Node): string;
  focus(node: Node | null): void;
  open(node: Node): void;
  connect(node: Node): void;
}) {
  const [here, setHere] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const current = nodes.find((node) => keyOf(node) === here) ?? nodes[0];
  const go = (node: Node | undefined) => {
    if (!node) return;
    list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(keyOf(node))}"]`)?.focus();
  };
  const step = (by: number) => {
    const at = current ? nodes.indexOf(current) : -1;
    go(nodes[(at + by + nodes.length) % nodes.length]);
  };
  const press = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(event.key)) go(nextNode(nodes, current, WAYS[event.key]) ?? current);
    else if (event.key === 'Home') go(nodes[0]);
    else if (event.key === 'End') go(nodes.at(-1));
    else if (event.key === 'PageDown') step(1);
    else if (event.key === 'PageUp') step(-1);
    else if (event.key === 'Enter' || event.key === ' ') open(current);
    else if (event.key === 'c' || event.key === 'C') connect(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class={`map-nodes ${inside ? 'walked' : ''}`}>
      <div
        ref={list}
        class="map-nodes-list"
        role="listbox"
        aria-label={t('map.nodes')}
        aria-describedby="map-nodes-how"
        onFocusIn={(event) => {
          const key = event.target instanceof HTMLElement ? event.target.dataset.node : undefined;
          const node = nodes.find((one) => keyOf(one) === key);
          setInside(true);
          if (!node || !key) return;
          setHere(key);
          focus(node);
        }}
        onFocusOut={(event) => {
          if (event.relatedTarget instanceof Element && list.current?.contains(event.relatedTarget)) return;
          setInside(false);
          focus(null);
        }}
      >
        {nodes.map((node) => (
          <div
            key={keyOf(node)}
            role="option"
            data-node={keyOf(node)}
            aria-selected={node === current}
            tabIndex={node === current ? 0 : -1}
            onClick={() => open(node)}
            onKeyDown={press}
          >
            {label(node)}
          </div>
        ))}
      </div>
      <p id="map-nodes-how" class="map-nodes-how">
        {t('map.nodes-how')}
      </p>
    </div>
  );
}

const keyOf = ({ kind, id }: Node) => `${kind} ${id}`;
