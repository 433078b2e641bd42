/** A request that was sent, under the id it was given. */
export interface Numbered {
  id: number;
}

/** Places at first; a connection seldom needs more, for 64 calls are in flight at most. A power of two. */
const usualPlaces = 256;

/**
 * The requests that wait for an answer, each under an id that none before it had. The id tells the place in an array: a `Map`
 * that a hundred thousand requests a second go through makes the garbage collector work more than the calls do.
 */
export class RequestTable<T extends Numbered> {
  private places: (T | undefined)[] = new Array(usualPlaces).fill(undefined);
  private size = 0;
  private nextId = 0;
  /** Requests that were given up. Their answers may still come. */
  private readonly givenUp = new Set<number>();

  /** Gives a request its id. */
  add(request: T): void {
    if (this.size === this.places.length) this.grow();
    while (this.places[this.placeOf(this.nextId)] !== undefined) this.nextId += 1;
    request.id = this.nextId;
    this.places[this.placeOf(this.nextId)] = request;
    this.nextId += 1;
    this.size += 1;
  }

  /** Takes out the request that an answer is for. `givenUp` where nobody waits for it any more, undefined where nobody ever asked. */
  take(id: number): T | 'givenUp' | undefined {
    const request = this.find(id);
    if (request === undefined) return this.givenUp.delete(id) ? 'givenUp' : undefined;
    this.free(id);
    return request;
  }

  /** The request of this id, where it is not answered yet. */
  find(id: number): T | undefined {
    const request = this.places[this.placeOf(id)];
    return request?.id === id ? request : undefined;
  }

  /** Nobody waits for the answer any more. */
  giveUp(id: number): void {
    if (this.find(id) === undefined) return;
    this.free(id);
    this.givenUp.add(id);
  }

  private free(id: number): void {
    this.places[this.placeOf(id)] = undefined;
    this.size -= 1;
  }

  private placeOf(id: number): number {
    return id & (this.places.length - 1);
  }

  /** Two that had places of their own have so among twice as many. */
  private grow(): void {
    const requests = this.places;
    this.places = new Array(requests.length * 2).fill(undefined);
    for (const request of requests) {
      if (request !== undefined) this.places[this.placeOf(request.id)] = request;
    }
  }
}
