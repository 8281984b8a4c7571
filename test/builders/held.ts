import type { TestWorld } from './product.ts'

/** All that belongs to an organization. */
export const heldBy = async (world: TestWorld) => {
  const { prisma } = world.database
  const own = { where: { organizationId: world.organizationId } }
  return {
    deliveries: await prisma.delivery.findMany({ ...own, orderBy: { id: 'asc' } }),
    items: await prisma.deliveryItem.findMany({ ...own, orderBy: { id: 'asc' } }),
    responses: await prisma.response.findMany({ ...own, orderBy: { deliveryItemId: 'asc' } }),
    memory: await prisma.memoryState.findMany({ ...own, orderBy: { itemId: 'asc' } }),
    finishes: await prisma.lessonFinish.findMany(own),
    streaks: await prisma.streak.findMany(own),
    enrolments: await prisma.enrolment.findMany({ ...own, orderBy: { id: 'asc' } }),
    schedules: await prisma.schedule.findMany(own),
    identities: await prisma.identity.findMany({ ...own, orderBy: { id: 'asc' } }),
    places: await prisma.place.findMany({ ...own, orderBy: { id: 'asc' } }),
    installations: await prisma.installation.findMany(own),
  }
}
