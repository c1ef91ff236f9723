import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../tx.ts";

interface PlanNode {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

/** The most rows that any step of the statement handles, those among them that it throws away. */
export async function rowsRead(tx: Tx, statement: SQL): Promise<number> {
  const [row] = await tx.execute<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
    sql`explain (analyze, format json) ${statement}`,
  );
  const nodes = flatten(row?.["QUERY PLAN"][0]?.Plan);
  return Math.max(
    ...nodes.map(
      (node) => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
    ),
  );
}

function flatten(node: PlanNode | undefined): PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(flatten)] : [];
}
