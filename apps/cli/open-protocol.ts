// Finds and opens the files that a protocol measures on.
import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Protocol, protocols } from '@kinora/recommender';
import { readLines } from '#adapters/disk/read-lines.ts';
import { cliErrors } from './errors.ts';

/** Throws `protocol_unknown`. */
export function findProtocol(name: string): Protocol {
  const protocol = protocols.find((known) => known.name === name);
  if (protocol) return protocol;
  throw cliErrors.protocol_unknown(
    name,
    protocols.map((known) => known.name),
  );
}

/**
 * Gives the lines of the protocol's files below `folder`: where the data sets lie side by side, or the one set itself. A protocol on
 * one file takes the path of any such file, too. Throws `protocol_data_missing` before anything is read.
 */
export function openProtocol(protocol: Protocol, folder: string): (file: string) => Iterable<string> {
  const paths = new Map(protocol.files.map((file) => [file, locate(protocol, resolve(folder), file)]));
  // Latin-1 keeps every byte, and the names of films, which no protocol reads, are in it.
  return (file) => readLines(paths.get(file) ?? '', 'latin1');
}

function locate(protocol: Protocol, folder: string, file: string): string {
  const tried = [join(folder, file), join(folder, basename(file))];
  if (protocol.files.length === 1) tried.push(folder);
  const found = tried.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (found === undefined) throw cliErrors.protocol_data_missing(protocol.name, file, folder);
  return found;
}
