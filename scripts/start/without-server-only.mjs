import { register } from "node:module";

// Outside Next nothing sets the react-server condition, under which this package is empty and without which it throws.
register(
  `data:text/javascript,${encodeURIComponent(`
    export const resolve = (specifier, context, next) =>
      specifier === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(specifier, context);
  `)}`,
);
