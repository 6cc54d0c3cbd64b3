import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import Libsql from 'libsql'
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely'
import { Failure } from '../domain/failure.ts'
import type { Schema } from './schema.ts'

type Connection = InstanceType<typeof Libsql>

/** How long a statement waits for another process that is writing, in milliseconds. */
const busyTimeoutMs = 10_000

/** Prepared statements kept; the least recently used one is dropped first. */
const maxStatements = 128

/**
 * One connection to an SQLite file by libsql, behind Kysely.
 *
 * WAL with `synchronous=FULL`: a commit is on disk when its promise resolves, also across a power
 * cut (docs/decisions/0002-libsql.md). Errors come out as `Failure`s.
 *
 * @throws {Failure} `DATA_DIR_UNUSABLE` when the file cannot be opened, `STORAGE_FAILED` when it is
 *   not a database.
 */
export function openEmbedded(file: string, { readonly = false } = {}): Kysely<Schema> {
  let connection: Connection
  try {
    connection = new Libsql(file, { timeout: busyTimeoutMs })
    connection.pragma('journal_mode=WAL')
    connection.exec('PRAGMA synchronous=FULL')
    connection.exec('PRAGMA foreign_keys=ON')
    // A commit of a whole chunk of an import stays below this; 16 MB of log at 4 KB a page.
    connection.pragma('wal_autocheckpoint=4000')
    connection.pragma('secure_delete=ON')
    if (readonly) connection.exec('PRAGMA query_only=ON')
  } catch (error) {
    throw toFailure(error, file)
  }
  const dialect = new SqliteDialect({ database: guarded(connection, file) })
  dialect.createDriver = () => new EmbeddedDriver(connection, guarded(connection, file), readonly)
  return new Kysely<Schema>({ dialect })
}

/** Kysely's driver, with transactions that take the write lock at once and end exactly once. */
class EmbeddedDriver extends SqliteDriver {
  readonly #connection: Connection
  readonly #begin: string

  constructor(connection: Connection, database: SqliteDatabase, readonly: boolean) {
    super({ database })
    this.#connection = connection
    // A deferred transaction that turns to writing later fails at once instead of waiting.
    this.#begin = readonly ? 'begin' : 'begin immediate'
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has rolled back by itself after a full disk; a second rollback would hide the cause.
    if (this.#connection.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** The connection with prepared statements kept, parameters made safe and errors translated. */
function guarded(connection: Connection, file: string): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw toFailure(error, file)
    }
  }
  return {
    close: () => {
      statements.clear()
      connection.close()
    },
    prepare: (sql) => {
      const kept = statements.get(sql)
      if (kept) {
        statements.delete(sql)
        statements.set(sql, kept)
        return kept
      }
      const statement = attempt(() => connection.prepare(sql))
      const made: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters.map(toParameter))),
        run: (parameters) => attempt(() => statement.run(parameters.map(toParameter))),
        iterate: (parameters) => attempt(() => statement.iterate(parameters.map(toParameter))),
      }
      statements.set(sql, made)
      if (statements.size > maxStatements) statements.delete(statements.keys().next().value!)
      return made
    },
  }
}

/**
 * libsql ends the process on a boolean, and a C string ends at its first NUL, so that two keys
 * could become one: both are made harmless here. Lone surrogates have no UTF-8 form.
 */
function toParameter(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.replace(/[\0\p{Cs}]/gu, '\uFFFD')
    case 'number':
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'undefined':
      return null
    default:
      if (value === null) return null
      throw new TypeError(`a statement was given a parameter of type ${typeof value}`)
  }
}

/** Below this many free bytes an I/O error is taken for a full disk. */
const fullBelowBytes = 128 * 1024

function toFailure(error: unknown, file: string): Failure {
  if (error instanceof Failure) return error
  const code = errorCode(error)
  const options = { cause: error, details: { file, code } }
  if (code === 'SQLITE_FULL' || (code.startsWith('SQLITE_IOERR') && isFull(file)))
    return new Failure(
      'STORAGE_FULL',
      `No space is left on the disk that holds ${file}. Free some space; what was acknowledged is safe.`,
      options,
    )
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return new Failure(
      'STORAGE_FAILED',
      `${file} is damaged. Stop Aisle, restore the file from a backup, or move it away and import again.`,
      options,
    )
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code) || code === 'ConnectionFailed')
    return new Failure(
      'DATA_DIR_UNUSABLE',
      `${file} cannot be opened for writing. Give the account that runs Aisle write access, or set AISLE_DATA_DIR.`,
      options,
    )
  if (code.startsWith('SQLITE_BUSY'))
    return new Failure(
      'STORAGE_FAILED',
      `${file} was held by another writer for more than ${busyTimeoutMs / 1000} s.`,
      options,
    )
  return new Failure('STORAGE_FAILED', `The database ${file} failed (${code}).`, options)
}

function errorCode(error: unknown): string {
  if (error instanceof Error) {
    if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code
    if (error.message.startsWith('ConnectionFailed')) return 'ConnectionFailed'
    if (/disk is full/.test(error.message)) return 'SQLITE_FULL'
  }
  return 'unknown'
}

function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize < fullBelowBytes
  } catch {
    return false
  }
}
