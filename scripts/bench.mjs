// Measures Stet's speed, every figure against something measured in the same run: npm run bench [-- NAME …]
if (!process.features.typescript) {
  console.error(
    `Node ${process.version} cannot run it: use npm run bench, which takes the Node of the project's packages.`,
  );
  process.exit(1);
}
await import('../bench/run.ts');
