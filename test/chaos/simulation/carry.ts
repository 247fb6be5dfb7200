import { type Call, describe } from './call.ts';
import { broken, type FaultName, halved, patience, refusal, timedOut, unavailable } from './fault.ts';
import { keysOf, nameOf, withoutKeys } from './history.ts';
import type { Isolate } from './isolate.ts';
import type { Simulation } from './simulation.ts';

/** Carries one call of an isolate to its service and back, as the plan of the story allows. */
export async function carry(simulation: Simulation, isolate: Isolate, request: Request): Promise<Response> {
  await isolate.passage();
  const call = place(simulation, isolate, request);
  const fault = poisoned(simulation, call) ? 'crash-after' : simulation.plan.strike(call);
  simulation.tell(`${call.place} ${nameOf(call)}${fault ? ` ✗ ${fault}` : ''}`);
  await before(simulation, isolate, call, fault);
  await isolate.passage();
  const early = fault && refused(fault);
  if (early) return early;
  const response = await act(simulation, isolate, call, request);
  await after(simulation, isolate, call, fault);
  await isolate.passage();
  if (fault === '5xx-after') return unavailable();
  return fault === 'corrupt' ? halved(response) : response;
}

function place(simulation: Simulation, isolate: Isolate, request: Request): Call {
  const what = describe(request);
  const name = `${isolate.role} ${what.service}.${what.operation}`;
  const turn = (simulation.turns.get(name) ?? 0) + 1;
  simulation.turns.set(name, turn);
  simulation.calls += 1;
  return { ...what, place: simulation.calls, role: isolate.role, isolate: isolate.id, turn };
}

const poisoned = ({ poison }: Simulation, { operation, object, role }: Call): boolean =>
  operation === 'get' && role === 'delivery' && object !== null && poison.has(object);

async function before(simulation: Simulation, isolate: Isolate, { service }: Call, fault: FaultName | null) {
  if (fault === 'crash-before') isolate.die();
  if (fault === 'freeze-before') isolate.freeze();
  if (fault === 'refuse') throw broken('ECONNREFUSED');
  if (fault === 'drop-before') throw broken('ECONNRESET');
  if (fault !== 'hang-before') return;
  await simulation.pass(patience[service]);
  throw timedOut();
}

function refused(fault: FaultName): Response | null {
  if (fault === '5xx-before') return unavailable();
  return fault === '429' || fault === '400' || fault === '403' || fault === 'lost-race' ? refusal(fault) : null;
}

async function after(simulation: Simulation, isolate: Isolate, { service }: Call, fault: FaultName | null) {
  if (fault === 'crash-after') isolate.die();
  if (fault === 'freeze-after') isolate.freeze();
  if (fault === 'drop-after') throw broken('ECONNRESET');
  if (fault !== 'hang-after') return;
  await simulation.pass(patience[service]);
  throw timedOut();
}

/** Lets the service act, and writes down what it truly did. */
async function act(simulation: Simulation, isolate: Isolate, call: Call, request: Request): Promise<Response> {
  const { services, history, platform } = simulation;
  const { service, operation } = call;
  if (operation === 'keys') return simulation.tokenKeys ? Response.json(simulation.tokenKeys) : unavailable();
  if (service === 'engines') await goOnBeside(simulation);
  if (service === 'storage' || service === 'redis' || service === 'engines')
    return kept(await services.fetch(service, request));
  const body = await request.text();
  const sent =
    simulation.stripsKeys && service === 'qstash' ? withoutKeys(request, body) : rebuilt(simulation, request, body);
  const response = await kept(await services.fetch(service, sent));
  const answer: unknown = response.ok
    ? await response
        .clone()
        .json()
        .catch(() => null)
    : null;
  if (service === 'postgrest') history.database(operation, body, answer);
  if (service === 'qstash') {
    const at = platform.now();
    history.published(keysOf(request, body), answer, { meant: isolate.meant(at), at });
  }
  return response;
}

async function goOnBeside(simulation: Simulation): Promise<void> {
  const { meanwhile } = simulation;
  simulation.meanwhile = null;
  await meanwhile?.();
}

/** The request with the body that was read from it, and with a token that the stand-in can check. */
function rebuilt({ exchanged }: Simulation, { url, method, headers: given }: Request, body: string): Request {
  const headers = new Headers(given);
  const token = exchanged.get((headers.get('authorization') ?? '').replace(/^Bearer /, ''));
  if (token) headers.set('authorization', `Bearer ${token}`);
  return new Request(url, { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) });
}

/** The response with its body in memory, so that nothing of it is still to come when the isolate goes on. */
async function kept(response: Response): Promise<Response> {
  const body = response.body === null ? null : await response.arrayBuffer();
  return new Response(body, response);
}
