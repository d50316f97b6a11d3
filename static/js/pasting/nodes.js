// What the modules of pasting share: what a pasted node says, and how it is taken apart.

export const BLOCKS = "p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article, header, footer, main, figure";

export const style = (node, name) =>
  new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(node.dataset.style ?? "")?.[1].trim().toLowerCase() ?? "";

export const unwrap = (node) => node.replaceWith(...node.childNodes);

export const renamed = (node, name) => {
  const made = node.ownerDocument.createElement(name);
  Object.assign(made.dataset, node.dataset);
  made.append(...node.childNodes);
  node.replaceWith(made);
  return made;
};

export const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();
