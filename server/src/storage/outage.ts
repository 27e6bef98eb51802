import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';

/** The database could not be asked. Never a refusal: the same request may succeed a moment later. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Wraps a dialect so that every outage leaves it as `StorageUnavailable`, and every bug as it is. */
export function watchOutages(dialect: Dialect, isOutage: (error: unknown) => boolean): Dialect {
  async function watched<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (isOutage(error)) throw new StorageUnavailable('The database does not answer.', { cause: error });
      throw error;
    }
  }
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => watchedDriver(dialect.createDriver(), watched),
  };
}

type Watch = <T>(work: Promise<T>) => Promise<T>;

function watchedDriver(driver: Driver, watched: Watch): Driver {
  const connections = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = (connection: DatabaseConnection) => connections.get(connection) ?? connection;
  const outer = new WeakMap<DatabaseConnection, DatabaseConnection>();

  function wrap(connection: DatabaseConnection): DatabaseConnection {
    const known = outer.get(connection);
    if (known !== undefined) return known;
    const made: DatabaseConnection = {
      executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
        await watched(connection.executeQuery<R>(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    outer.set(connection, made);
    connections.set(made, connection);
    return made;
  }

  return {
    init: async () => await watched(driver.init()),
    acquireConnection: async () => wrap(await watched(driver.acquireConnection())),
    beginTransaction: async (connection, settings) =>
      await watched(driver.beginTransaction(inner(connection), settings)),
    commitTransaction: async (connection) => await watched(driver.commitTransaction(inner(connection))),
    rollbackTransaction: async (connection) => await watched(driver.rollbackTransaction(inner(connection))),
    releaseConnection: async (connection) => await driver.releaseConnection(inner(connection)),
    destroy: async () => await driver.destroy(),
  };
}
