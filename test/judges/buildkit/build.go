package main

import (
	"errors"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// Every variable has a value, so that what is refused is refused for its form.
type everything struct{}

func (everything) Get(string) (string, bool) { return "x", true }
func (everything) Keys() []string            { return nil }

// Goes as far with an instruction as a build does before it touches anything: its flags and its words.
func build(node *parser.Node, escape rune) (any, error) {
	command, err := instructions.ParseInstruction(node)
	if err != nil {
		return nil, err
	}
	return command, expandAll(command, shell.NewLex(escape))
}

func expandAll(command any, lexer *shell.Lex) error {
	expand := func(word string) (string, error) {
		value, _, err := lexer.ProcessWord(word, everything{})
		return value, err
	}
	switch one := command.(type) {
	case *instructions.Stage:
		name, err := expand(one.BaseName)
		if err == nil && name == "" {
			err = errors.New("the name of the base image is empty")
		}
		if err == nil {
			_, err = expand(one.Platform)
		}
		return err
	case *instructions.ExposeCommand:
		for _, port := range one.Ports {
			if _, err := lexer.ProcessWords(port, everything{}); err != nil {
				return err
			}
		}
	case instructions.SupportsSingleWordExpansion:
		return one.Expand(expand)
	}
	return nil
}
