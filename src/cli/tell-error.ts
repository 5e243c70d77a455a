import { DemarcheError } from '../report/error.js'

/** Says on standard error what went wrong, in a sentence and without a stack; returns the exit status. */
export function tellError(error: unknown): number {
  if (error instanceof DemarcheError) console.error(error.message)
  else if (isOfSystem(error)) console.error(sentenceFor(error))
  else {
    console.error(
      `Démarche broke: ${error instanceof Error ? error.message : String(error)}. This is our mistake, not yours.`,
    )
    if (process.env.DEMARCHE_DEBUG && error instanceof Error) console.error(error.stack)
    else console.error('Run it again with DEMARCHE_DEBUG=1 to see where, and tell the authors.')
  }
  return 1
}

type SystemError = NodeJS.ErrnoException & { readonly path?: string }

/** An error that the operating system gave for a path: a full disk, a folder without rights. No mistake of ours. */
const isOfSystem = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && typeof (error as SystemError).code === 'string'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to it; give yourself the right, or name another place',
  EPERM: 'you have no right to it; give yourself the right, or name another place',
  EROFS: 'it is on a disk that cannot be written; name another place',
  ENOSPC: 'the disk is full; make room, or name another place',
  ENOENT: 'it does not exist; check its name',
  ENOTDIR: 'a file stands where a folder is needed; name another place',
  EEXIST: 'a file stands where a folder is needed; name another place',
  EISDIR: 'it is a folder; name a file',
  EMFILE: 'too many files are open; raise the limit with "ulimit -n"',
}

const sentenceFor = ({ code = '', path, message }: SystemError): string =>
  REASONS[code]
    ? `${path ? `"${path}"` : 'A file'} could not be used: ${REASONS[code]}.`
    : `The system refused: ${message}.`
