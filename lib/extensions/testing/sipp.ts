import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Credentials {
  userName: string;
  domain: string;
  secret: string;
}

/**
 * Registers once as a softphone does: asks, is challenged, answers with the credentials. Gives the status of the last answer, 200
 * for one that was accepted.
 */
export async function registers(port: number, credentials: Credentials): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-sipp-"));
  const scenario = join(folder, "register.xml");
  const messages = join(folder, "messages");
  await writeFile(scenario, register(credentials));
  const flags = `-sf ${scenario} -i 127.0.0.1 -m 1 -l 1 -timeout 10 -nostdin -trace_msg -message_file ${messages}`;
  // How it ends is told by the messages: an answer that was not foreseen is a failure to sipp.
  await new Promise<void>((resolve) => {
    execFile("sipp", [`127.0.0.1:${port}`, ...flags.split(" ")], { cwd: folder }, () => resolve());
  });
  const said = await readFile(messages, "utf8");
  await rm(folder, { recursive: true });
  const statuses = [...said.matchAll(/^SIP\/2\.0 ([0-9]{3})/gm)].map((match) => Number(match[1]));
  if (statuses[0] !== 401 || statuses.length < 2) throw new Error(`no registration took place:\n${said}`);
  return statuses.at(-1) ?? 0;
}

const register = ({ userName, domain, secret }: Credentials) => `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="register">
  <send><![CDATA[${request(1, userName, domain, "")}]]></send>
  <recv response="401" auth="true" />
  <send><![CDATA[${request(2, userName, domain, `[authentication username=${userName} password=${secret}]\n`)}]]></send>
  <recv response="200" />
</scenario>
`;

const request = (turn: number, userName: string, domain: string, authentication: string) => `

REGISTER sip:${domain} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:${userName}@${domain}>;tag=[call_number]
To: <sip:${userName}@${domain}>
Call-ID: [call_id]
CSeq: ${turn} REGISTER
Contact: <sip:${userName}@[local_ip]:[local_port]>
Max-Forwards: 10
Expires: 60
${authentication}Content-Length: 0

`;
