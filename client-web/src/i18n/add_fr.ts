// French words of what one adds to a board: tools, kinds of things, how they are called in the list.

export const addFr = {
  title: 'Ajouter',
  zone: 'Cadre',
};

export type AddCatalogue = typeof addFr;
