"use client";

import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { memberFields } from "#lib/routes/member-rows-schema.ts";

export interface DrawnMember {
  seatId: string;
  /** "102 Ada Admin" */
  label: string;
  priority: number;
  words: Record<"place" | "priority" | "remove", string>;
}

interface MemberRowsProps {
  members: readonly DrawnMember[];
  isQueue: boolean;
  words: Record<"memberList" | "memberListHelp", string>;
}

/** The members as rows: a place to type in a ring group, a priority to choose in a queue, and a box that takes one out. */
export function MemberRows({ members, isQueue, words }: MemberRowsProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="float-start font-medium">{words.memberList}</legend>
      <p className="text-sm text-muted">{words.memberListHelp}</p>
      <ol className="divide-y divide-line border-y border-line">
        {members.map(({ seatId, label, priority, words: said }, index) => (
          <li key={seatId} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <div className="min-w-0 self-center">
              <p className="font-medium wrap-anywhere">{label}</p>
              <CheckboxField name={memberFields.remove(seatId)} label={said.remove} />
            </div>
            {isQueue ? (
              <SelectField
                name={memberFields.priority(seatId)}
                label={said.priority}
                options={priorities}
                initial={String(priority)}
              />
            ) : (
              <TextField
                name={memberFields.place(seatId)}
                label={said.place}
                initial={String(index + 1)}
                inputMode="numeric"
                autoComplete="off"
              />
            )}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

const priorities = Array.from({ length: 10 }, (_, n) => ({ value: String(n + 1), label: String(n + 1) }));
