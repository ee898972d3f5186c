package main

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// A Dockerfile as BuildKit reads it.
type dockerfile struct {
	// Why the parser takes none of it.
	Error        string        `json:"error,omitempty"`
	Escape       string        `json:"escape,omitempty"`
	Instructions []instruction `json:"instructions,omitempty"`
}

type instruction struct {
	Keyword string   `json:"keyword"`
	Flags   []string `json:"flags,omitempty"`
	Args    []string `json:"args,omitempty"`
	JSON    bool     `json:"json,omitempty"`
	// The first and the last of its lines, from 1 on; none for a trigger.
	Lines    []int     `json:"lines,omitempty"`
	Heredocs []heredoc `json:"heredocs,omitempty"`
	// What an ONBUILD holds.
	Trigger *instruction `json:"trigger,omitempty"`
	// Why it is not built.
	Refusal string `json:"refusal,omitempty"`
}

type heredoc struct {
	Name    string `json:"name"`
	Fd      uint   `json:"fd,omitempty"`
	Expand  bool   `json:"expand,omitempty"`
	Chomp   bool   `json:"chomp,omitempty"`
	Content string `json:"content"`
}

func readDockerfile(text string) dockerfile {
	read, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return dockerfile{Error: err.Error()}
	}
	file := dockerfile{Escape: string(read.EscapeToken)}
	staged := false
	for _, node := range read.AST.Children {
		one := instructionOf(node)
		one.Lines = []int{node.StartLine, node.EndLine}
		command, err := build(node, read.EscapeToken)
		switch command.(type) {
		case *instructions.Stage:
			staged = true
		case *instructions.ArgCommand:
		default:
			if err == nil && !staged {
				err = errors.New("no build stage in current context")
			}
		}
		if err != nil {
			one.Refusal = err.Error()
		}
		file.Instructions = append(file.Instructions, one)
	}
	return file
}

func instructionOf(node *parser.Node) instruction {
	one := instruction{Keyword: node.Value, Flags: node.Flags, JSON: node.Attributes["json"]}
	for _, each := range node.Heredocs {
		one.Heredocs = append(one.Heredocs, heredoc{
			Name:    each.Name,
			Fd:      each.FileDescriptor,
			Expand:  each.Expand,
			Chomp:   each.Chomp,
			Content: each.Content,
		})
	}
	for next := node.Next; next != nil; next = next.Next {
		if len(next.Children) > 0 {
			trigger := instructionOf(next.Children[0])
			one.Trigger = &trigger
		} else {
			one.Args = append(one.Args, next.Value)
		}
	}
	return one
}
