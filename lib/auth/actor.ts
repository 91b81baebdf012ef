import type { Actor } from '../domain/actor.ts';
import type { Role } from '../domain/vocabulary.ts';

declare const minted: unique symbol;

export function mintActor(member: { id: string; name: string; role: Role }, address?: string): Actor {
  const { id, name, role } = member;
  return { id, name, role, ...(address !== undefined && { address }) } as Actor;
}
