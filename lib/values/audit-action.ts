/** Everything that the audit trail tells of. */
export const auditActions = [
  "organisation.created",
  "agent.added",
  "agent.password-reset",
  "agent.credentials-resent",
  "agent.deactivated",
  "agent.reactivated",
  "agent.deleted",
  "agent.role-changed",
  "password.chosen",
  "password.changed",
  "password.reset-asked",
  "password.reset-by-mail",
  "profile.changed",
  "session.started",
  "session.ended",
  "session.ended-everywhere",
  "unit.added",
  "permission.denied",
] as const;
export type AuditAction = (typeof auditActions)[number];
