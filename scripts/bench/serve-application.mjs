import { listen } from "../serve.mjs";

// Serves the built application of the folder that is named, as `npm start` does, on any free port, and prints its address.
const [dir] = process.argv.slice(2);
const server = await listen({ port: 0, appUrl: null, trustedProxies: 0, dir });
process.on("SIGTERM", async () => {
  await server.close();
  process.exit(0);
});
Object.assign(process.env, server.environment);
await server.handOver();
console.log(`http://127.0.0.1:${process.env.PORT}`);
