import { isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { qr } from '#shared/qr.ts';

type Interfaces = NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[]>;

/** Networks inside this machine, which no other device reaches: of containers and virtual machines. */
const INSIDE = /^(docker|br-|veth|virbr|vboxnet|vmnet|cni|podman)/;
/** Where schools and homes have their devices (RFC 1918). */
const PRIVATE = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** The addresses at which other devices of the network reach this one, the likeliest first. */
export const lanAddresses = (interfaces: Interfaces = networkInterfaces()): string[] =>
  Object.entries(interfaces)
    .flatMap(([name, found]) => (INSIDE.test(name) ? [] : (found ?? [])))
    .filter(({ address, internal }) => !internal && isIPv4(address) && !address.startsWith('169.254.'))
    .map(({ address }) => address)
    .sort((one, other) => Number(PRIVATE.test(other)) - Number(PRIVATE.test(one)));

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|::1)(:\d+)?$/;

/** Whether a name means this machine to itself and nothing to others. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** What the one who starts the server is told: where it is, and how students get there. */
export function announcement(port: number, addresses: readonly string[], code: boolean): string[] {
  const [first, ...others] = addresses.map((address) => `http://${address}:${port}`);
  const ready = `Lanthanide is ready at http://localhost:${port}`;
  if (!first) return [ready];
  return [
    ready,
    `  in your network:       ${first}`,
    ...others.map((url) => `  or there:              ${url}`),
    `  Students of a class join at ${first}/join`,
    ...(code ? ['', ...inTerminal(`${first}/join`)] : []),
  ];
}

const QUIET = 2;

/** A code in half blocks, two rows of modules to a line, light on dark as terminals are read by most cameras. */
export function inTerminal(text: string): string[] {
  const modules = qr(text);
  if (!modules) return [];
  const dark = (row: number, column: number) => modules[row]?.[column] ?? false;
  const size = modules.length;
  const lines: string[] = [];
  for (let row = -QUIET; row < size + QUIET; row += 2) {
    let line = '  ';
    for (let column = -QUIET; column < size + QUIET; column++)
      line += BLOCKS[Number(!dark(row, column)) + 2 * Number(!dark(row + 1, column))] ?? ' ';
    lines.push(line);
  }
  return lines;
}

/** By what is light: nothing, the upper half, the lower half, both. */
const BLOCKS = [' ', '▀', '▄', '█'] as const;
