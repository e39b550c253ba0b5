// Imported first by every command: an older Node would fail later, and in riddles.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Lanthanide runs on Node 24, which \`npm ci\` installs beside it; this is Node ${process.versions.node}. ` +
      'Use the npm scripts: npm start, npm run dev, npm test.',
  );
  process.exit(1);
}
