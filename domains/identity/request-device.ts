// What a request says of the device it comes from.
import type { FastifyRequest } from 'fastify';
import { deviceName } from './device-name.ts';
import { presentedToken } from './session-cookie.ts';
import type { Device } from './start-session.ts';

/** A browser that signs in anew gives up the session it held; a program may hold several. */
export function requestDevice(
  request: FastifyRequest,
  { deviceName: given, transport = 'cookie' }: { deviceName?: string; transport?: Device['transport'] } = {},
): Device {
  return {
    name: deviceName(given, request.headers['user-agent']),
    transport,
    replaces: transport === 'cookie' ? presentedToken(request) : null,
  };
}
