"use client";

import Link from "next/link";
import { Email } from "#components/email.tsx";
import { type MomentInWords, WrittenMoment } from "#components/moment.tsx";
import { StateBadge } from "#components/state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

interface AgentRow {
  id: AgentId;
  name: string;
  /** What the row's box is called. */
  select: string;
  email: string;
  mailBounced: boolean;
  role: string;
  state: State;
  stateLabel: string;
  tier: string | null;
  extension: string | null;
  unit: string | null;
  lastSignIn: MomentInWords | null;
}

type Key = "name" | "email" | "role" | "state" | "tier" | "extension" | "unit" | "lastSignIn";

interface AgentRowsProps {
  caption: string;
  columns: readonly Column<Key>[];
  rows: readonly AgentRow[];
  /** The form that takes those who are ticked. */
  selection: string;
  never: string;
  mailBounced: string;
}

/** Drawn from plain text by the browser's side too: as elements of the server fifty rows took half of the page's time and bytes. */
export function AgentRows({ caption, columns, rows, selection, never, mailBounced }: AgentRowsProps) {
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          name: (
            <span className="flex items-start gap-3 touch:items-center">
              <input
                type="checkbox"
                name="agent"
                value={row.id}
                form={selection}
                aria-label={row.select}
                className="row-tick"
              />
              <Link
                prefetch={false}
                href={`/agents/${row.id}`}
                className="self-baseline text-accent hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
              >
                <bdi>{row.name}</bdi>
              </Link>
            </span>
          ),
          email: row.mailBounced ? (
            <span className="grid justify-items-start gap-1">
              <Email address={row.email} />
              <Badge tone="danger" mark="crossed">
                {mailBounced}
              </Badge>
            </span>
          ) : (
            <Email address={row.email} />
          ),
          role: row.role,
          state: <StateBadge state={row.state} label={row.stateLabel} />,
          tier: row.tier,
          extension: row.extension,
          unit: row.unit,
          lastSignIn: row.lastSignIn ? <WrittenMoment {...row.lastSignIn} /> : never,
        },
      }))}
    />
  );
}
