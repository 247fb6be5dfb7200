import { Ledger } from '../promises/ledger.ts';
import type { Accepted } from '../simulation/client.ts';
import { aPerson, type Person } from '../simulation/person.ts';
import { chanceOf, Random } from '../simulation/random.ts';
import { listen } from '../simulation/receiver.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { Tally } from './matrix.ts';
import { Storm } from './storm.ts';

export interface Known {
  id: string;
  jobId: string;
  owner: Person;
}

/** Everything that one seed decides, and what has come of it so far. */
export class Story {
  readonly seed: number;
  readonly simulation: Simulation;
  readonly random: Random;
  readonly tally = new Tally();
  readonly ledger = new Ledger();
  readonly storm: Storm;
  readonly documents: Known[] = [];
  operator: Person | null = null;
  /** The document that this story's theme is about. */
  subject: Known | null = null;
  /** The broker's keys after a rotation that nobody has told the product of. */
  untoldKeys: { current: string; next: string } | null = null;
  #papers = 0;

  constructor(seed: number, simulation: Simulation) {
    this.seed = seed;
    this.simulation = simulation;
    this.random = new Random(seed);
    this.storm = new Storm(seed, this.random.pick([0, 0.05, 0.12, 0.25]), this.tally);
  }

  /** A name that no other paper of this story bears. */
  mark(): string {
    this.#papers += 1;
    return `${this.seed}-${this.#papers}`;
  }

  get people(): Person[] {
    return this.ledger.people;
  }

  async meet(name: string): Promise<Person> {
    const { platform } = this.simulation;
    const person = await aPerson(platform, `${name}+${this.seed}`);
    // Most are content with little, so that there is something to match.
    await platform.query('update public.people set min_match_score = $1 where id = $2', [
      this.random.pick([0, 0.1, 0.3, 0.85]),
      person.id,
    ]);
    // Every other has all of it told to somebody outside.
    if (chanceOf(this.seed, 'listens', name) < 0.5) await listen(platform, person.id);
    this.people.push(person);
    return person;
  }

  /** Somebody who may act on everybody's queues. */
  async theOperator(): Promise<Person> {
    if (this.operator) return this.operator;
    this.operator = await aPerson(this.simulation.platform, `operator+${this.seed}`);
    await this.simulation.platform.query("insert into public.roles (user_id, role) values ($1, 'operator')", [
      this.operator.id,
    ]);
    return this.operator;
  }

  /** Remembers what somebody was told is accepted. */
  note(owner: Person, accepted: Accepted | null): void {
    for (const { id, job_id } of accepted?.documents ?? []) {
      if (!this.ledger.accepted.has(id)) this.documents.push({ id, jobId: job_id, owner });
      this.ledger.accepted.set(id, owner);
    }
  }

  known(): Known | null {
    return this.documents.length > 0 ? this.random.pick(this.documents) : null;
  }
}
