/** Reads CSV as RFC 4180 has it, by nothing but the RFC: rows by the names of the head. Throws where it is not so. */
export function readCsv(content: string): Record<string, string>[] {
  if (content.startsWith('\uFEFF')) throw new Error('a mark before the head');
  const [head = [], ...rows] = lines(content);
  return rows.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${cells.length} cells under ${head.length} heads`);
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

function lines(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < content.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^",\r\n]*/y;
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const [whole = '', inner] = quoted.exec(content) ?? plain.exec(content) ?? [];
    row.push(inner === undefined ? whole : inner.replaceAll('""', '"'));
    at += whole.length;
    if (content.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (content[at] === ',') at += 1;
    else throw new Error(`neither comma nor end of line at ${at}`);
  }
  return rows;
}
