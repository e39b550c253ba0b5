import { describe, expect, test } from 'vitest';
import { qr } from '#shared/qr.ts';
import { announcement, inTerminal, isLoopback, lanAddresses } from '../../server/http/lan.ts';
import { host } from '../kit/stage.ts';

const at = (address: string, internal = false) => [{ address, family: 'IPv4' as const, internal }];

describe('the addresses of a laptop in a school', () => {
  test('are those that other devices reach, the school’s own first', () => {
    expect(
      lanAddresses({
        lo: at('127.0.0.1', true),
        docker0: at('172.17.0.1'),
        wan0: at('203.0.113.7'),
        wlan0: [...at('192.168.1.20'), { address: 'fe80::1', family: 'IPv6', internal: false }],
        usb0: at('169.254.10.1'),
      }),
    ).toEqual(['192.168.1.20', '203.0.113.7']);
  });

  test('are told with the way in, and as a code for a camera', () => {
    const lines = announcement(2567, ['192.168.1.20'], true);
    expect(lines[0]).toBe('Lanthanide is ready at http://localhost:2567');
    expect(lines).toContain('  Students of a class join at http://192.168.1.20:2567/join');
    expect(lines.slice(-inTerminal('http://192.168.1.20:2567/join').length)).toEqual(
      inTerminal('http://192.168.1.20:2567/join'),
    );
    expect(announcement(2567, [], true)).toHaveLength(1);
  });

  test('the code in the terminal is the code', () => {
    const text = 'http://10.0.0.5:2567/join';
    const light: Record<string, [boolean, boolean]> = {
      ' ': [false, false],
      '▀': [true, false],
      '▄': [false, true],
      '█': [true, true],
    };
    const rows = inTerminal(text).flatMap((line) => {
      const signs = [...line.slice(2)].map((sign) => light[sign] ?? [false, false]);
      return [signs.map(([upper]) => !upper), signs.map(([, lower]) => !lower)];
    });
    const size = (qr(text) ?? []).length;
    expect(rows.slice(2, 2 + size).map((row) => row.slice(2, 2 + size))).toEqual(qr(text));
  });

  test.each([
    ['localhost:2567', true],
    ['127.0.0.1', true],
    ['[::1]:2567', true],
    ['192.168.1.20:2567', false],
    ['localhost.example.org', false],
  ])('%s means this machine: %s', (name, own) => {
    expect(isLoopback(name)).toBe(own);
  });
});

describe('a page of this machine', () => {
  const server = host();
  test('is told the address in the network, and no other page is', async () => {
    const [first] = lanAddresses();
    const here = await fetch(`${server.url}/api/lan`);
    expect(await here.json()).toEqual({ origin: first ? `http://${first}:${server.port}` : null });
    if (first) {
      const there = await fetch(`http://${first}:${server.port}/api/lan`);
      expect(await there.json()).toEqual({ origin: null });
    }
  });
});
