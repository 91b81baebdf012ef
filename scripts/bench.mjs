// Measures the engine's speed against its peers in the same run: npm run bench [-- extract | compare | blow-up]
if (!process.features.typescript) {
  console.error(
    `Node ${process.version} cannot run it: use npm run bench, which takes the Node of the project's packages.`,
  );
  process.exit(1);
}
await import('../bench/run.ts');
