/** A map that forgets what was set longest ago when it is full. */
export declare class BoundedMap<K, V> {
    #private;
    constructor(most: number);
    get size(): number;
    get(key: K): V | undefined;
    keys(): Iterable<K>;
    set(key: K, value: V): void;
    delete(key: K): boolean;
    clear(): void;
}
