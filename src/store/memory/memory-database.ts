import { type Driver, Kysely } from 'kysely';
import { LibsqlDialect } from '../libsql-dialect.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';

/** SQLite's name for a database that is nowhere but in memory. */
const IN_MEMORY = ':memory:';

/** Brings the database to the newest version before the first query. */
class MemoryDialect extends LibsqlDialect {
  constructor() {
    super(IN_MEMORY);
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const init = driver.init.bind(driver);
    const plain = { createDriver: () => super.createDriver() };
    driver.init = async () => {
      await init();
      const dialect = Object.assign(Object.create(this) as LibsqlDialect, plain);
      await migrate(new Kysely<unknown>({ dialect }), IN_MEMORY);
    };
    return driver;
  }
}

/** The same tables and queries as in a file, gone when the process ends. */
export function memoryDatabase(): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new MemoryDialect() });
}
